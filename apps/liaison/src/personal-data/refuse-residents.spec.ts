import type { PersonalData } from '@tongxin/runtime';
import type { WrittenExperience } from '../experience/written-experience.js';
import { refuseResidents } from './fields-kept.js';

const data: PersonalData = {
  seal: async () => undefined,
  erase: async () => undefined,
  namesIn: async (text) => ['王小明', '高峰'].filter((name) => text.includes(name)),
};
const content = { title: '院坝协商', topic: 'CONSULTATION' as const, text: '办结31件', figures: [{ name: '户', count: 31 }] };
const told = (command: WrittenExperience): Promise<void> =>
  refuseResidents.act(data, { command, state: { published: true, revisions: [], withdrawn: false }, id: 'x1', actor: 'office@990101' });

describe('residents in what is told', () => {
  it('are refused wherever they stand', async () => {
    for (const command of [{ title: '走访王小明' }, { text: '王小明家的路灯' }, { figures: [{ name: '王小明', count: 1 }] }])
      await expect(told({ ...content, ...command })).rejects.toMatchObject({
        code: 'experience.personal-name',
        details: { names: ['王小明'] },
      });
    await expect(told(content)).resolves.toBeUndefined();
  });
  it('are told apart from words that mean nobody by the author alone', async () => {
    await expect(told({ ...content, text: '高峰时段' })).rejects.toMatchObject({ code: 'experience.personal-name' });
    await expect(told({ ...content, text: '高峰时段', notNames: ['高峰'] })).resolves.toBeUndefined();
  });
});
