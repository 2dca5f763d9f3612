import type { Event } from '@tongxin/eventing';
import { documentsOf, recorded, type Happened } from '@tongxin/testing';
import type { Indicator } from '../indicators/indicator.js';
import { addTo, type Running, type Sums } from '../ledger/documents.js';
import { ledgerOf } from '../ledger/ledger.js';

/** What the ledger of one indicator holds after events of any streams: `<month> <township> <axis=value or *>` → `numerator/denominator`. For specs. */
export function figuresOf(indicator: Indicator, events: readonly Happened<Event>[]): Record<string, string> {
  const documents = documentsOf(ledgerOf([indicator]) as never, recorded(events));
  const cells: Record<string, Running> = {};
  for (const [key, sums] of documents) {
    const [kind, month, , , township] = key.split('|');
    if (kind === 'arrival') addTo((cells[`${month} ${township}`] ??= {}), sums as Sums);
  }
  const figures = Object.entries(cells).flatMap(([cell, sums]) =>
    Object.entries(sums).map(([axis, [numerator, denominator]]) => [`${cell} ${axis}`, `${numerator}/${denominator}`]),
  );
  return Object.fromEntries(figures.filter(([, figure]) => figure !== '0/0')) as Record<string, string>;
}
