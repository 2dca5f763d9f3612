import { specFor } from '@tongxin/testing';
import { Link, type LinkEvent } from './link.js';
import { linkNode } from './link-node.js';

const key = 'MCowBQYDK2VwAyEA0000000000000000000000000000000000000000';
const other = 'MCowBQYDK2VwAyEA1111111111111111111111111111111111111111';
const linked: LinkEvent = { type: 'NodeLinked', data: { peer: '990101', name: '南溪县政协', relation: 'SUPERIOR', publicKey: key } };
const { given } = specFor(Link, linkNode, { id: '990101' });

describe('link node', () => {
  it('links a peer by its key', () => given().when({ name: '南溪县政协', relation: 'SUPERIOR', publicKey: key }).then(linked));
  it('takes a new key of a linked peer', () =>
    given(linked)
      .when({ name: '南溪县政协', relation: 'SUPERIOR', publicKey: other })
      .then({ type: 'NodeKeyChanged', data: { peer: '990101', publicKey: other } }));
  it('takes the key to which packages are closed with the link, and for one that had none', () => {
    const closing: LinkEvent = { type: 'NodeEncryptionKeyGiven', data: { peer: '990101', encryptionKey: other } };
    const command = { name: '南溪县政协', relation: 'SUPERIOR', publicKey: key, encryptionKey: other } as const;
    given().when(command).then(linked, closing);
    given(linked).when(command).then(closing);
    given(linked, closing)
      .when({ ...command, encryptionKey: key })
      .then({ type: 'NodeEncryptionKeyGiven', data: { peer: '990101', encryptionKey: key } });
  });
  it('refuses to turn a superior into a subordinate', () =>
    given(linked).when({ name: '南溪县政协', relation: 'SUBORDINATE', publicKey: key }).thenRefused('link.other-relation'));
  it('refuses a link with itself', () =>
    specFor(Link, linkNode, { id: '990101101', node: '990101101' })
      .given()
      .when({ name: '自己', relation: 'SUPERIOR', publicKey: key })
      .thenRefused('link.with-itself'));
});
