import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { DynamicModule, InjectionToken } from '@nestjs/common';
import {
  CLOCK,
  CommandEngine,
  commandHandlers,
  Door,
  EVENT_STORE,
  FEED,
  MESSENGER,
  NODE,
  RECORD_STORE,
  VIEW_STORE,
  VIEWS,
  type Service,
} from '@tongxin/runtime';
import { Invitations, LINKS } from '@tongxin/links';
import { VAULT } from '@tongxin/vault';
import type { NodeEngines } from './node-engines.js';

/** The node's ports, its bus and its door, for all its modules. */
export function portsModule(services: readonly Service[], engines: NodeEngines): DynamicModule {
  const { ports, node, views, feed, commands: engine } = engines;
  const commands = services.flatMap((service) => service.commands);
  const values: [InjectionToken, unknown][] = [
    [EVENT_STORE, ports.events],
    [RECORD_STORE, ports.records],
    [VIEW_STORE, ports.views],
    [VIEWS, views],
    [FEED, feed],
    [MESSENGER, ports.messenger],
    [CLOCK, ports.clock],
    [NODE, node],
    [VAULT, ports.vault],
    ...(engines.hasLinks ? linked(engines) : []),
  ];
  const providers = [
    ...values.map(([provide, value]) => ({ provide, useFactory: () => value })),
    { provide: CommandEngine, useFactory: () => engine },
    { provide: Door, inject: [CommandBus], useFactory: (bus: CommandBus) => new Door(bus, commands) },
  ];
  return {
    module: PortsModule,
    global: true,
    imports: [CqrsModule.forRoot()],
    providers: [...providers, ...commandHandlers(commands)],
    exports: providers.map(({ provide }) => provide),
  };
}

function linked({ links, invitations }: NodeEngines): [InjectionToken, unknown][] {
  return [
    [LINKS, links],
    [Invitations, invitations],
  ];
}

class PortsModule {}
