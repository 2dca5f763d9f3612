// Begins the replica set of one member; where it has begun, nothing happens. Ends once it can be written to.
try {
  rs.status();
} catch {
  rs.initiate({ _id: 'tongxin', members: [{ _id: 0, host: 'mongodb:27017' }] });
}
while (!db.hello().isWritablePrimary) sleep(200);
