// Injection tokens of the HTTP door.

/** TokenVerifier of @tongxin/access */
export const TOKEN_VERIFIER = Symbol('TokenVerifier');
/** CommandDoor */
export const COMMAND_DOOR = Symbol('CommandDoor');
/** Readiness */
export const READINESS = Symbol('Readiness');
/** readonly SignInHint[] */
export const SIGN_IN_HINTS = Symbol('SignInHints');
/** readonly Service[] */
export const SERVICES = Symbol('Services');
/** InboxSource */
export const INBOX = Symbol('InboxSource');
