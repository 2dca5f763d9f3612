import { requires } from '@tongxin/testing';
import { dutiesJourney } from './duties.journey.js';
import { SmallCounty } from './small-county.js';

jest.setTimeout(180_000);

describe('in one process', () => dutiesJourney((instant) => SmallCounty.open(instant)));

requires('nats-server')('with services apart', () => dutiesJourney((instant) => SmallCounty.openApart(instant)));
