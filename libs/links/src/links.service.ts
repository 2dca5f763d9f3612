import { commands, service, view } from '@tongxin/runtime';
import { Link } from './link/link.js';
import { LinkNode, linkNode } from './link/link-node.js';
import { linkedNodes, LinkedNode } from './linked-nodes.view.js';
import { refusals } from './refusals.js';
import { nodeLives } from './restore/node-lives.js';
import { ShareStream, shareStream } from './sharing/share-stream.js';
import { SharedWith } from './sharing/sharing.js';
import { TownshipStandingsController } from './standings/township-standings.controller.js';
import { TownshipStandingsHandler } from './standings/township-standings.query.js';

/** What every node can do about its links, whatever services it runs. */
export const linksService = service('links', {
  commands: [
    commands('links', Link, (command) => [
      command(LinkNode, linkNode, ['administrator', 'system'], { label: { zh: '与节点建立连接', en: 'Link a node' } }),
    ]),
    commands('sharings', SharedWith, (command) => [
      command(ShareStream, shareStream, ['administrator', 'county-office', 'system'], {
        label: { zh: '共享一个事件流', en: 'Share a stream' },
      }),
    ]),
    nodeLives,
  ],
  views: [
    view(linkedNodes, {
      model: LinkedNode,
      roles: ['administrator', 'county-office'],
      label: { zh: '已连接的节点', en: 'Linked nodes' },
      filters: ['node', 'linkedBy'],
    }),
  ],
  controllers: [TownshipStandingsController],
  providers: [TownshipStandingsHandler],
  refusals,
});
