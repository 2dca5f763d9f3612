import { requires } from '@tongxin/testing';
import { filingsJourney } from './filings.journey.js';
import { SmallCounty } from './small-county.js';

jest.setTimeout(180_000);

describe('in one process', () => filingsJourney((instant) => SmallCounty.open(instant)));

requires('nats-server')('with services apart', () => filingsJourney((instant) => SmallCounty.openApart(instant)));
