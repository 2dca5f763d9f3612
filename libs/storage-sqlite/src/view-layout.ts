/** Version of the layout of `views.sqlite`. */
export const VIEW_LAYOUT = 1;

export const viewLayout = `
CREATE TABLE generations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  view TEXT NOT NULL,
  generation TEXT NOT NULL,
  indexes TEXT NOT NULL,
  checkpoint INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 0,
  indexed INTEGER NOT NULL DEFAULT 0,
  UNIQUE (view, generation)
) STRICT`;
