import { parseArgs } from 'node:util';
import { Peer } from './peer.js';
import { tableOf } from './print.js';
import { ROWS, type RowName } from './row.js';
import { measure, PEERED } from './measure.js';
import { FULL, TINY } from './size.js';
import { Workspace } from './workspace.js';

const USAGE = `npm run bench -- [--rows ${ROWS.slice(0, 2).join(',')}] [--json] [--tiny]\nrows: ${ROWS.join(', ')}\n`;

const { values } = parseArgs({
  options: { rows: { type: 'string' }, json: { type: 'boolean' }, tiny: { type: 'boolean' }, help: { type: 'boolean' } },
});

if (values.help) process.stdout.write(USAGE);
else process.exitCode = await run(values.rows?.split(',') ?? ROWS);

async function run(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !isRow(name));
  if (unknown.length > 0) {
    process.stderr.write(`no such rows: ${unknown.join(', ')}\n${USAGE}`);
    return 2;
  }
  const wanted = names.filter(isRow);
  const peer = wanted.some((name) => PEERED.includes(name)) ? await Peer.open(say) : undefined;
  if (typeof peer === 'string') say(`${peer}; its figures are null`);
  const workspace = new Workspace();
  try {
    const rows = await measure(
      { size: values.tiny ? TINY : FULL, workspace, say, peer: typeof peer === 'string' ? undefined : peer },
      wanted,
    );
    process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : `${tableOf(rows)}\n`);
    return 0;
  } finally {
    if (typeof peer === 'object') peer.close();
    workspace.dispose();
  }
}

function isRow(name: string): name is RowName {
  return (ROWS as readonly string[]).includes(name);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
