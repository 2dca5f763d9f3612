import type { PersonalWork } from '@tongxin/runtime';
import { Refused } from '@tongxin/eventing';
import type { Experience } from '../experience/experience.js';
import { assertNoNames, type WrittenExperience } from '../experience/written-experience.js';
import { textsOf } from '../fields.js';
import type { ErasePerson } from '../person/erase-person.js';
import type { Person } from '../person/person.js';
import type { AnswerDemand } from '../resident-demand/answer-demand.js';
import { PERSONAL_FIELDS, type ReceiveDemand } from '../resident-demand/receive-demand.js';
import type { ResidentDemand } from '../resident-demand/resident-demand.js';

/** Names under which the texts of a demand lie in the vault, beside `name`, `phone`, `idNumber` and `address` of the person. */
export const textField = (demand: string): string => `text/${demand}`;
export const answerField = (demand: string, answerId: string): string => `answer/${demand}/${answerId}`;

/** Who asked and what they said, under the person the demand names. */
export const sealResident: PersonalWork<ResidentDemand, ReceiveDemand> = {
  fields: PERSONAL_FIELDS,
  async act(data, { command: { name, phone, idNumber, address, text }, state: { received }, id }) {
    if (!received) return;
    const told = Object.entries({ name, phone, idNumber, address, [textField(id)]: text });
    await data.seal(received.personId, Object.fromEntries(told.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]))));
  },
};

/** What they were told. */
export const sealAnswer: PersonalWork<ResidentDemand, AnswerDemand> = {
  fields: ['text'],
  async act(data, { command: { answerId, text }, state: { received }, id }) {
    if (received) await data.seal(received.personId, { [answerField(id, answerId)]: text });
  },
};

/** No resident whose name lies in the vault is told of to other counties, unless the author has looked and the word means nobody. */
export const refuseResidents: PersonalWork<Experience, WrittenExperience> = {
  fields: [],
  async act(data, { command }) {
    for (const text of textsOf(command)) assertNoNames(await data.namesIn(text), command.notNames);
  },
};

/** The key is destroyed before the log says so: a stop in between leaves nothing readable, and the command is given again. */
export const eraseData: PersonalWork<Person, ErasePerson> = {
  fields: [],
  async act(data, { command: { reason }, id, actor }) {
    try {
      await data.erase(id, { by: actor, reason });
    } catch (error) {
      throw error instanceof Refused && error.code === 'vault.person-not-found' ? new Refused('person.not-found', { id }) : error;
    }
  },
};
