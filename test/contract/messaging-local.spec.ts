import { LocalFeed, LocalMessenger } from '@tongxin/messaging-local';
import { describeFeed } from './feed.contract.js';
import { describeMessenger } from './messenger.contract.js';
import { newLog } from './new-log.js';

describeFeed('one process', async () => {
  const { store, close } = newLog();
  return { store, feed: new LocalFeed(store), dispose: close };
});

describeMessenger('one process', async () => {
  const messenger = new LocalMessenger();
  return { answering: messenger, asking: messenger, settled: async () => undefined, dispose: async () => undefined };
});
