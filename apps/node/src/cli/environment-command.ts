import { Command } from 'commander';
import { environmentPage } from '@tongxin/hosting';

export function environmentCommand(): Command {
  return new Command('environment')
    .description('列出全部环境变量（Markdown） / every environment variable, as a page in Markdown')
    .action(() => void process.stdout.write(environmentPage()));
}
