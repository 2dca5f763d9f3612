import { measure, precision, readSamples, recall, report, total, type Labels } from './measure.js';

const FLOOR: Readonly<Record<Labels['set'], number>> = { tuned: 0.95, 'held-out': 0.8 };

const samples = readSamples(import.meta.dirname);
const all = samples.map(measure);

describe('the sample plans', () => {
  afterAll(() => {
    const faults = all.flatMap(({ name, faults: lines }) => lines.map((line) => `${name}: ${line}`));
    process.stdout.write(`${report(all)}\n${faults.join('\n')}\n`);
  });

  it('are twenty at least, with plans that must be refused among them', () => {
    expect(samples.length).toBeGreaterThanOrEqual(20);
    expect(samples.filter(({ labels }) => labels.refused !== undefined).length).toBeGreaterThanOrEqual(4);
  });

  it.each(['tuned', 'held-out'] as const)('are read with a precision and recall above the floor (%s)', (set) => {
    const tally = total(all.filter((one) => one.set === set).map((one) => one.tally));
    expect(precision(tally)).toBeGreaterThanOrEqual(FLOOR[set]);
    expect(recall(tally)).toBeGreaterThanOrEqual(FLOOR[set]);
  });

  it.each(samples.filter(({ labels }) => labels.refused !== undefined))('$name is no plan and is refused', (sample) =>
    expect(measure(sample).faults).toEqual([]),
  );

  it('make no item of a sentence that plans nothing', () =>
    expect(all.flatMap(({ name, faults }) => faults.filter((fault) => fault.startsWith('must not')).map((fault) => `${name}: ${fault}`))).toEqual([]));
});
