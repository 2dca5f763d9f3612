import type { Todo } from '@tongxin/runtime';
import { openInvitations } from './open-invitations.js';

/** A member of this township was asked to sign; the clerk enters the answer of one who does not sign in. */
export const coSignatureToEnter: Todo = {
  code: 'co-signature-to-enter',
  title: { zh: '委员{memberId}待答复联名：《{title}》', en: 'Member {memberId} is asked to sign “{title}”' },
  roles: ['clerk'],
  async find(views, place) {
    const open = await openInvitations(views, place);
    return open.map(({ card: { key, title }, invitation: { memberId, answerBy } }) => {
      const link = { page: 'proposal', params: { key } };
      return { params: { memberId, title }, dueOn: answerBy, since: null, link };
    });
  },
};
