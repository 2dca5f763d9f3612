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
  },
};
