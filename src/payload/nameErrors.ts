import {
  APIError,
  AuthenticationError,
  ErrorDeletingFile,
  FileRetrievalError,
  FileUploadError,
  Forbidden,
  Locked,
  LockedAuth,
  MissingFile,
  NotFound,
  QueryError,
  UnauthorizedError,
  UnverifiedEmail,
  ValidationError,
} from 'payload'

const errors = {
  APIError,
  AuthenticationError,
  ErrorDeletingFile,
  FileRetrievalError,
  FileUploadError,
  Forbidden,
  Locked,
  LockedAuth,
  MissingFile,
  NotFound,
  QueryError,
  UnauthorizedError,
  UnverifiedEmail,
  ValidationError,
}

/**
 * Gives Payload's errors the names their classes have lost in a minified build: an error is called after its class (`APIError.js`),
 * and one without a name is answered as “An unknown error occurred.” (`formatErrors.js`), whatever it says.
 */
export const nameErrors = (): void => {
  for (const [name, value] of Object.entries(errors))
    if (value.name !== name) Object.defineProperty(value, 'name', { value: name })
}
