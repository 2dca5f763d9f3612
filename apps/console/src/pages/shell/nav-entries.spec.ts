import { footOf, navEntries } from './nav-entries';

const names = (isCounty: boolean, ...roles: string[]): string[] => navEntries(isCounty, roles).map(({ name }) => name);

describe('the menu', () => {
  it('shows a clerk the plan, a county office the report', () => {
    expect(names(false, 'clerk')).toContain('plan');
    expect(names(true, 'county-office')).toContain('report');
    expect(names(true, 'county-office')).not.toContain('plan');
  });
  it('shows how townships are connected at the county alone', () => {
    expect(names(true, 'administrator')).toContain('townships');
    expect(names(true, 'proposal-office')).not.toContain('townships');
    expect(names(false, 'administrator')).not.toContain('townships');
  });
  it('shows everyone their own account', () => expect(names(false, 'peer')).toEqual(expect.arrayContaining(['mine'])));
  it('keeps five at the foot of a phone and loses none', () => {
    const entries = navEntries(false, ['clerk']);
    const { foot, rest } = footOf([...entries, ...entries]);
    expect(foot).toHaveLength(4);
    expect([...foot, ...rest]).toHaveLength(2 * entries.length);
  });
});
