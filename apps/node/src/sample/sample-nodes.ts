import type { NodeRecord } from '@tongxin/hosting';

/** The made-up county; no division of the country has these codes. */
export const COUNTY: NodeRecord = { id: '990101', name: '南溪县政协', level: 'COUNTY', superior: null };

export const TOWNSHIPS: readonly NodeRecord[] = [
  { id: '990101001', name: '桥东街道政协工委', level: 'SUBDISTRICT', superior: COUNTY.id },
  { id: '990101101', name: '清河镇政协工委', level: 'TOWN', superior: COUNTY.id },
  { id: '990101201', name: '云岭乡政协工委', level: 'TOWNSHIP', superior: COUNTY.id },
];

export const SAMPLE_YEAR = 2023;
