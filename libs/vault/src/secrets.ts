import type { RecordStore } from '@tongxin/eventing';
import type { MasterKey } from './master-key.js';
import { sealed, unsealed, type Sealed } from './sealed.js';

const SECRETS = 'vault-secrets';

/** What this node alone may know and no person stands behind: private keys, tokens that others gave it. Encrypted under the master key, each for its name. */
export class Secrets {
  constructor(
    private readonly records: RecordStore,
    private readonly master: MasterKey,
  ) {}

  /** Keeps a secret in the place of what stood under its name. */
  async keep(name: string, secret: string): Promise<void> {
    await this.records.put(SECRETS, { [name]: sealed(this.master.bytes, ['secret', name], Buffer.from(secret, 'utf8')) });
  }

  /** @throws SealBroken when the file was tampered with. */
  async read(name: string): Promise<string | undefined> {
    const kept = await this.records.get<Sealed>(SECRETS, name);
    return kept === undefined ? undefined : unsealed(this.master.bytes, ['secret', name], kept).toString('utf8');
  }

  async forget(name: string): Promise<void> {
    await this.records.put(SECRETS, { [name]: undefined });
  }
}
