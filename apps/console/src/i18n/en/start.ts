export const start = {
  start: {
    hello: '{name}, today is {on}.',
    count: '{count} to do',
    nothing: 'Nothing is to do now',
    nothingHint: 'What waits for you stands here until it is done.',
    late: 'Late',
    today: 'Due today',
    dueOn: 'due {on}',
    since: 'since {on}',
    missing: '{services} cannot be read at present; more may wait for you than stands here.',
    services: {
      members: 'Members’ duties',
      activities: 'Plans and activities',
      proposals: 'Proposals and opinion items',
      liaison: 'Filings and demands',
      county: 'Reports',
    },
  },
};
