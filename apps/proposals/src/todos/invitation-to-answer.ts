import type { Todo } from '@tongxin/runtime';
import { openInvitations } from './open-invitations.js';

/** A member who was asked to sign a proposal says yes or no. */
export const invitationToAnswer: Todo = {
  code: 'invitation-to-answer',
  title: { zh: '答复联名邀请：《{title}》', en: 'Say whether you sign “{title}”' },
  roles: ['member'],
  async find(views, place) {
    const open = await openInvitations(views, place);
    return open.map(({ card: { key, title }, invitation: { memberId, answerBy } }) => {
      const link = { page: 'proposal', params: { key } };
      return { params: { title }, dueOn: answerBy, since: null, link, memberId };
    });
  },
};
