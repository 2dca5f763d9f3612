import { recordTable } from './record-layout.js';

/** Version of the layout of `events.sqlite`. */
export const EVENT_LAYOUT = 1;

/** `stored_at` is milliseconds since 1970 and grows with the position; positions are never used twice, even when a tail was cut off. */
export const eventLayout = `
CREATE TABLE streams (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  category TEXT NOT NULL
) STRICT;
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  envelope TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (stream, revision)
) STRICT;${recordTable}`;
