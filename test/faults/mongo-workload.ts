import { eventsFile } from '@tongxin/storage-sqlite';
import { checkMongo } from './mongo-check.js';
import { MongoRounds, openMongoLife } from './mongo-rounds.js';
import type { Workload } from './workload.js';

/** Folds a growing log into views in the MongoDB server at MONGODB_URL, and puts records there. */
export const mongoWorkload: Workload = {
  eventsFile,
  check: (directory) => checkMongo(directory, { recorded: true }),
  async live(life) {
    const rounds = new MongoRounds(life, await openMongoLife(life.directory), true);
    life.begun();
    await rounds.resume();
    for (let left = life.commands; left > 0; left -= 1) await rounds.round();
  },
};
