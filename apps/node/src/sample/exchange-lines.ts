import { COUNTY } from './sample-nodes.js';
import { at, type Line } from './script.js';

const by = { node: COUNTY.id, account: 'office' } as const;

/** What the county tells others of its year; nobody is registered to hear it yet. */
export function exchangeLines(): readonly Line[] {
  return [
    {
      ...by,
      at: at('2023-07-26', '10:00'),
      command: 'experiences/publish-experience',
      body: {
        title: '把协商议事会开到村民院坝',
        topic: 'CONSULTATION',
        text: '议题由群众提出，委员认领，有关部门到场答复，办结之后回访。半年来村里的难事大多在院坝里商量着办成。',
        figures: [
          { name: '院坝协商议事会', count: 9 },
          { name: '办结事项', count: 21 },
        ],
      },
      key: 'experience courtyards',
    },
    {
      ...by,
      at: at('2023-12-06', '15:00'),
      command: 'experiences/publish-experience',
      body: {
        title: '委员走进田间地头讲政策',
        topic: 'STUDY',
        text: '按农时安排学习，农业界委员和技术人员一起下田，现场讲、现场答，把学习和春耕、秋收结合起来。',
        figures: [{ name: '田间课堂', count: 14 }],
      },
      key: 'experience fields',
    },
  ];
}
