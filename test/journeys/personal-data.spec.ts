import { requires } from '@tongxin/testing';
import { personalDataJourney } from './personal-data.journey.js';
import { SmallCounty } from './small-county.js';

jest.setTimeout(180_000);

describe('in one process', () => personalDataJourney((instant) => SmallCounty.open(instant)));

requires('nats-server')('with services apart', () => personalDataJourney((instant) => SmallCounty.openApart(instant)));
