import type { CommitteeEvent, CommitteeLevel } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';

/** What one event said of a committee's name. Never changed, so the names at any position of the log can be told. */
export interface CommitteeNaming {
  readonly code: string;
  readonly name: string;
  /** Absent where only the name changed. */
  readonly level?: CommitteeLevel;
}

/** Names of committees as they were given, for the rows of reports. */
export const committees: View<CommitteeNaming, Extract<CommitteeEvent, { type: 'CommitteeEstablished' | 'CommitteeRenamed' }>> = {
  name: 'committee-names',
  version: 1,
  events: ['CommitteeEstablished', 'CommitteeRenamed'],
  keys: (_event, { stream, recorded }) => [`${stream}|${String(recorded.revision).padStart(6, '0')}`],
  project(_naming, event, { id }) {
    switch (event.type) {
      case 'CommitteeEstablished':
        return { code: event.data.code, name: event.data.name, level: event.data.level };
      case 'CommitteeRenamed':
        return { code: id, name: event.data.name };
    }
  },
};
