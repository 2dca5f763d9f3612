import type { Event } from '@tongxin/eventing';
import { documentsOf, recorded, type Happened } from '@tongxin/testing';
import type { Indicator } from '../indicators/indicator.js';
import type { Sums } from '../ledger/documents.js';
import { ledgerOf } from '../ledger/ledger.js';

/** What the ledger of one indicator holds after events of any streams: `<month> <township> <axis=value or *>` → `numerator/denominator`. For specs. */
export function figuresOf(indicator: Indicator, events: readonly Happened<Event>[]): Record<string, string> {
  const documents = documentsOf(ledgerOf([indicator]) as never, recorded(events));
  const totals = [...documents].filter(([key]) => key.startsWith('total|'));
  const figures = totals.flatMap(([key, sums]) => {
    const [, month, , township] = key.split('|');
    return Object.entries(sums as Sums).map(([axis, [numerator, denominator]]) => [
      `${month} ${township} ${axis}`,
      `${numerator}/${denominator}`,
    ]);
  });
  return Object.fromEntries(figures.filter(([, figure]) => figure !== '0/0')) as Record<string, string>;
}
