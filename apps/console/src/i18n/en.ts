import { activity } from './en/activity';
import { codes } from './en/codes';
import { common } from './en/common';
import { conflict } from './en/conflict';
import { people } from './en/people';
import { plan } from './en/plan';
import { report } from './en/report';
import type { Shape } from './shape';
import type { zh } from './zh';

export const en: Shape<typeof zh> = { ...common, ...conflict, ...plan, ...activity, ...report, ...people, ...codes };
