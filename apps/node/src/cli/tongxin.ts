import { Command, CommanderError } from 'commander';
import { EXIT, sayFailure } from './output.js';

type Make = (finish: (exit: number) => void) => Command;

/** In the order of the help. Only the one asked for is loaded: a program that serves has no use for what the others need. */
const COMMANDS: Readonly<Record<string, () => Promise<Make>>> = {
  start: async () => (await import('./serve-commands.js')).startCommand,
  node: async () => (await import('./serve-commands.js')).nodeCommand,
  report: async () => (await import('./report-command.js')).reportCommand,
  'import-plan': async () => (await import('./import-commands.js')).importPlanCommand,
  'import-roster': async () => (await import('./import-commands.js')).importRosterCommand,
  rebuild: async () => (await import('./care-commands.js')).rebuildCommand,
  verify: async () => (await import('./care-commands.js')).verifyCommand,
  backup: async () => (await import('./care-commands.js')).backupCommand,
  restore: async () => (await import('./restore-command.js')).restoreCommand,
  package: async () => (await import('./package-commands.js')).packageCommand,
  quarantine: async () => (await import('./quarantine-command.js')).quarantineCommand,
  parked: async () => (await import('./parked-commands.js')).parkedCommand,
  'retry-parked': async () => (await import('./parked-commands.js')).retryParkedCommand,
  'reset-password': async () => (await import('./care-commands.js')).resetPasswordCommand,
  'add-township': async () => (await import('./township-commands.js')).addTownshipCommand,
  join: async () => (await import('./township-commands.js')).joinCommand,
  'nats-key': async () => (await import('./township-commands.js')).natsKeyCommand,
  'nats-authorization': async () => (await import('./township-commands.js')).natsAuthorizationCommand,
  gateway: async () => (await import('./gateway-command.js')).gatewayCommand,
  secrets: async () => (await import('./secrets-command.js')).secretsCommand,
  bundle: async () => (await import('./bundle-command.js')).bundleCommand,
  api: async () => (await import('./api-command.js')).apiCommand,
  environment: async () => (await import('./environment-command.js')).environmentCommand,
  distributed: async () => (await import('./distributed-command.js')).distributedCommand,
};

/** Runs the command line; resolves with the exit code. A command that serves resolves when it is told to stop. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const finish = (exit: number) => (code = exit);
  const program = new Command('tongxin')
    .description('同心：县政协与乡镇（街道）政协工委协同平台的操作命令\nOperator commands of Tongxin. Data lies in ./data or TONGXIN_DATA.')
    .exitOverride()
    .showHelpAfterError();
  const named = COMMANDS[args[0] ?? ''];
  for (const load of named ? [named] : Object.values(COMMANDS)) {
    const make = await load();
    program.addCommand(make(finish).exitOverride().showHelpAfterError());
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    sayFailure(error, { json: args.includes('--json') });
    return EXIT.failed;
  }
  return code;
}
