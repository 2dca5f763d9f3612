import type { Request, Response } from 'express';

export const SESSION_COOKIE = 'tongxin_session';

/** The session's token: from `Authorization: Bearer` for programs, else from the browser's cookie. */
export function sessionOf(request: Request): { readonly token: string; readonly cookie: boolean } | undefined {
  const bearer = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, cookie: false };
  const token = cookieOf(request.headers.cookie ?? '');
  return token === undefined ? undefined : { token, cookie: true };
}

function cookieOf(header: string): string | undefined {
  const pair = header.split(';').find((one) => one.trim().startsWith(`${SESSION_COOKIE}=`));
  return pair?.trim().slice(SESSION_COOKIE.length + 1) || undefined;
}

/** Ends with the browser; out of reach of scripts and of other sites; over TLS only where the request came over TLS. */
export function setSessionCookie(request: Request, response: Response, token: string): void {
  response.cookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'strict', path: '/', secure: request.secure });
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(SESSION_COOKIE, { httpOnly: true, sameSite: 'strict', path: '/', secure: request.secure });
}
