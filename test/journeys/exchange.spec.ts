import { requires } from '@tongxin/testing';
import { exchangeJourney } from './exchange.journey.js';
import { routesApart } from './sample-apart.js';
import { COUNTY, SmallCounty } from './small-county.js';

jest.setTimeout(180_000);

describe('in one process', () =>
  exchangeJourney({ open: (instant) => SmallCounty.open(instant), routesOf: ({ program }) => program.only(COUNTY).routes() }));

requires('nats-server')('with services apart', () =>
  exchangeJourney({ open: (instant) => SmallCounty.openApart(instant), routesOf: routesApart }),
);
