/** The two ways that a request takes. */

export interface Sides {
  directUrl: string;
  workerUrl: string;
  /** The emulator behind the Worker. */
  behindUrl: string;
}

/** Unencoded, since the development server would encode on its own account. */
export const OWN = {
  "accept-encoding": "identity",
  "x-api-key": "sk-ant-callers-own",
  "anthropic-version": "2023-06-01",
};
