import type { ExperienceEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Experience } from './experience.js';
import { publishExperience, type PublishExperience } from './publish-experience.js';

const courtyards: PublishExperience = {
  title: '院坝协商议事的做法',
  topic: 'CONSULTATION',
  text: '把协商议事会开到村民院坝。',
  figures: [{ name: '办结事项', count: 31 }],
};
const toAll: ExperienceEvent = { type: 'ExperiencePublished', data: { ...courtyards, audience: { kind: 'ALL' }, namesConfirmed: 0 } };
const facts = { names: [], peers: ['990202', '990303'] };
const { given } = specFor(Experience, publishExperience, { node: '990101', facts });

describe('publish experience', () => {
  it('tells every peer when none is named', () => given().when(courtyards).then(toAll));
  it('tells those named', () =>
    given()
      .when({ ...courtyards, to: ['990303', '990202'] })
      .then({
        ...toAll,
        data: { ...toAll.data, audience: { kind: 'NAMED', peers: ['990202', '990303'] }, namesConfirmed: 0 },
      }));
  it('refuses who is no peer', () =>
    given()
      .when({ ...courtyards, to: ['990202', '990404'] })
      .thenRefused('experience.peer-unknown', { peers: ['990404'] }));
  it.each([
    ['title', { ...courtyards, title: '请联系13971500137' }, '13971500137'],
    ['text', { ...courtyards, text: '张某，身份证９９０１０１１９７７０３１１２０４Ｘ' }, '99010119770311204X'],
    ['a figure', { ...courtyards, figures: [{ name: '电话0999-1234567', count: 1 }] }, '0999-1234567'],
  ])('refuses a number of a person in %s', (_where, command, number) =>
    given()
      .when(command)
      .thenRefused('experience.personal-number', { numbers: [number] }),
  );
  it('refuses names of members until the author has looked at each', () => {
    const named = { ...courtyards, text: '由高峰、李沁蕊牵头' };
    const found = { facts: { ...facts, names: ['高峰', '李沁蕊'] } };
    given()
      .when(named, found)
      .thenRefused('experience.personal-name', { names: ['高峰', '李沁蕊'] });
    given()
      .when({ ...named, notNames: ['高峰'] }, found)
      .thenRefused('experience.personal-name', { names: ['李沁蕊'] });
    given()
      .when({ ...named, notNames: ['高峰', '李沁蕊'] }, found)
      .then({
        type: 'ExperiencePublished',
        data: { ...toAll.data, text: named.text, audience: { kind: 'ALL' }, namesConfirmed: 2 },
      });
  });
  it('lets nobody confirm a number away', () =>
    given()
      .when({ ...courtyards, text: '13971500137', notNames: ['13971500137'] })
      .thenRefused('experience.personal-number'));
});
