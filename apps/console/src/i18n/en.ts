import { duty } from './en/duty';
import { demand } from './en/demand';
import { exchange } from './en/exchange';
import { filing } from './en/filing';
import { activity } from './en/activity';
import { codes } from './en/codes';
import { common } from './en/common';
import { conflict } from './en/conflict';
import { draft } from './en/draft';
import { finding } from './en/finding';
import { opinion } from './en/opinion';
import { people } from './en/people';
import { plan } from './en/plan';
import { proposal } from './en/proposal';
import { report } from './en/report';
import { start } from './en/start';
import { township } from './en/township';
import type { Shape } from './shape';
import type { zh } from './zh';

export const en: Shape<typeof zh> = {
  ...activity,
  ...duty,
  ...demand,
  ...exchange,
  ...filing,
  ...codes,
  ...common,
  ...conflict,
  ...draft,
  ...finding,
  ...opinion,
  ...people,
  ...plan,
  ...proposal,
  ...report,
  ...start,
  ...township,
};
