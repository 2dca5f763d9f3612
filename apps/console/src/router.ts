import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router';
import { onSignedOut } from './api/client';
import { enterNode, session } from './session';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'sign-in', component: () => import('./pages/sign-in/sign-in-page.vue') },
    {
      path: '/app/:node',
      component: () => import('./pages/shell/shell-page.vue'),
      beforeEnter: guard,
      children: [
        { path: '', name: 'home', redirect: ({ params }) => ({ name: 'start', params }) },
        { path: 'start', name: 'start', component: () => import('./pages/start/start-page.vue') },
        { path: 'proposals', name: 'proposals', component: () => import('./pages/proposals/proposal-list-page.vue') },
        { path: 'proposals/write/:id', name: 'proposal-write', component: () => import('./pages/proposals/proposal-write-page.vue') },
        { path: 'proposals/:key', name: 'proposal', component: () => import('./pages/proposals/proposal-page.vue') },
        { path: 'opinions', name: 'opinions', component: () => import('./pages/opinions/opinion-list-page.vue') },
        { path: 'opinions/write/:id', name: 'opinion-write', component: () => import('./pages/opinions/opinion-write-page.vue') },
        { path: 'opinions/:key', name: 'opinion', component: () => import('./pages/opinions/opinion-page.vue') },
        { path: 'filings', name: 'filings', component: () => import('./pages/filings/filing-list-page.vue') },
        { path: 'filings/new', name: 'directive-new', component: () => import('./pages/filings/directive-new-page.vue') },
        { path: 'filings/directives/:id', name: 'directive', component: () => import('./pages/filings/directive-page.vue') },
        { path: 'filings/:id', name: 'filing', component: () => import('./pages/filings/filing-page.vue') },
        { path: 'demands', name: 'demands', component: () => import('./pages/demands/demand-list-page.vue') },
        { path: 'demands/new', name: 'demand-new', component: () => import('./pages/demands/demand-new-page.vue') },
        { path: 'demands/:id', name: 'demand', component: () => import('./pages/demands/demand-page.vue') },
        { path: 'exchange', name: 'exchange', component: () => import('./pages/exchange/exchange-list-page.vue') },
        { path: 'exchange/new', name: 'exchange-new', component: () => import('./pages/exchange/exchange-new-page.vue') },
        { path: 'exchange/:id', name: 'experience', component: () => import('./pages/exchange/experience-page.vue') },
        { path: 'duty', name: 'duty', component: () => import('./pages/duty/duty-page.vue') },
        { path: 'duty/reports/:id', name: 'duty-report', component: () => import('./pages/duty/duty-report-page.vue') },
        { path: 'duty/:year', name: 'duty-file', component: () => import('./pages/duty/duty-file-page.vue') },
        { path: 'duty/:year/:member', name: 'duty-member', component: () => import('./pages/duty/duty-file-page.vue') },
        { path: 'plan', name: 'plan', component: () => import('./pages/plan/plan-board-page.vue') },
        { path: 'plan/import', name: 'plan-import', component: () => import('./pages/plan/plan-import-page.vue') },
        { path: 'activities', name: 'activities', component: () => import('./pages/activities/activity-list-page.vue') },
        { path: 'activities/new', name: 'activity-new', component: () => import('./pages/activities/activity-new-page.vue') },
        { path: 'activities/:id', name: 'activity', component: () => import('./pages/activities/activity-page.vue') },
        { path: 'report', name: 'report', component: () => import('./pages/report/report-page.vue') },
        { path: 'members', name: 'members', component: () => import('./pages/members/member-list-page.vue') },
        { path: 'members/import', name: 'roster-import', component: () => import('./pages/members/roster-import-page.vue') },
        { path: 'townships', name: 'townships', component: () => import('./pages/townships/township-list-page.vue') },
        { path: 'mine', name: 'mine', component: () => import('./pages/shell/mine-page.vue') },
      ],
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

/** Pages of a node are for those signed in there; a password that must be changed comes first. */
async function guard(to: RouteLocationNormalized): Promise<boolean | RouteLocationRaw> {
  const node = String(to.params['node']);
  const entered = await enterNode(node).catch(() => false);
  if (entered && !session.who?.mustChangePassword) return true;
  return { name: 'sign-in', query: { node, next: to.fullPath } };
}

onSignedOut(() => {
  session.who = undefined;
  const { params, fullPath, name } = router.currentRoute.value;
  if (name !== 'sign-in' && params['node']) void router.push({ name: 'sign-in', query: { node: String(params['node']), next: fullPath } });
});
