import { LocalMessenger } from '@tongxin/messaging-local';
import { describeMessenger } from './messenger.contract.js';

describeMessenger('one process', async () => {
  const messenger = new LocalMessenger();
  return { answering: messenger, asking: messenger, settled: async () => undefined, dispose: async () => undefined };
});
