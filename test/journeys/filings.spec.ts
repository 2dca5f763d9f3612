import { filingsJourney } from './filings.journey.js';
import { SmallCounty } from './small-county.js';

jest.setTimeout(120_000);

describe('in one process', () => filingsJourney((instant) => SmallCounty.open(instant)));
