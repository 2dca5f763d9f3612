import { duty } from './zh/duty';
import { demand } from './zh/demand';
import { exchange } from './zh/exchange';
import { filing } from './zh/filing';
import { activity } from './zh/activity';
import { codes } from './zh/codes';
import { common } from './zh/common';
import { conflict } from './zh/conflict';
import { draft } from './zh/draft';
import { finding } from './zh/finding';
import { opinion } from './zh/opinion';
import { people } from './zh/people';
import { plan } from './zh/plan';
import { proposal } from './zh/proposal';
import { report } from './zh/report';
import { start } from './zh/start';
import { township } from './zh/township';

export const zh = {
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
