import { Command, CommanderError } from 'commander';
import { apiCommand } from './api-command.js';
import { bundleCommand } from './bundle-command.js';
import { backupCommand, rebuildCommand, resetPasswordCommand, verifyCommand } from './care-commands.js';
import { importPlanCommand, importRosterCommand } from './import-commands.js';
import { distributedCommand } from './distributed-command.js';
import { environmentCommand } from './environment-command.js';
import { gatewayCommand } from './gateway-command.js';
import { EXIT, sayFailure } from './output.js';
import { packageCommand } from './package-commands.js';
import { quarantineCommand } from './quarantine-command.js';
import { reportCommand } from './report-command.js';
import { restoreCommand } from './restore-command.js';
import { secretsCommand } from './secrets-command.js';
import { nodeCommand, startCommand } from './serve-commands.js';
import { addTownshipCommand, joinCommand, natsAuthorizationCommand, natsKeyCommand } from './township-commands.js';

/** Runs the command line; resolves with the exit code. A command that serves resolves when it is told to stop. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const finish = (exit: number) => (code = exit);
  const program = new Command('tongxin')
    .description('同心：县政协与乡镇（街道）政协工委协同平台的操作命令\nOperator commands of Tongxin. Data lies in ./data or TONGXIN_DATA.')
    .exitOverride()
    .showHelpAfterError();
  const commands = [
    startCommand,
    nodeCommand,
    reportCommand,
    importPlanCommand,
    importRosterCommand,
    rebuildCommand,
    verifyCommand,
    backupCommand,
    restoreCommand,
    packageCommand,
    quarantineCommand,
    resetPasswordCommand,
    addTownshipCommand,
    joinCommand,
    natsKeyCommand,
    natsAuthorizationCommand,
    gatewayCommand,
    secretsCommand,
    bundleCommand,
    apiCommand,
    environmentCommand,
    distributedCommand,
  ];
  for (const make of commands) program.addCommand(make(finish).exitOverride().showHelpAfterError());
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    sayFailure(error, { json: args.includes('--json') });
    return EXIT.failed;
  }
  return code;
}
