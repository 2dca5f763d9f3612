/** Version of the layout of a file that holds records alone. */
export const RECORD_LAYOUT = 1;

/** Records beside the log, by collection and key. */
export const recordTable = `
CREATE TABLE records (
  collection TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (collection, key)
) STRICT, WITHOUT ROWID`;
