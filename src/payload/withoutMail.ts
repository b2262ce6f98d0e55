/** What an app that sends no mail says to whoever has forgotten a password: Payload promises a mail that never comes. */
export const withoutMail = {
  ja: {
    forgotPasswordEmailInstructions:
      'このニュースルームにはメールが設定されていないため、再設定のメールは届きません。管理者に、ユーザーの画面で新しいパスワードを付けてもらってください。',
    emailSent: 'メールは設定されていません',
    checkYourEmailForPasswordReset:
      '再設定のメールは送られていません。管理者に、ユーザーの画面で新しいパスワードを付けてもらってください。',
  },
  en: {
    forgotPasswordEmailInstructions:
      'No mail is set up here, so none will come. Ask an administrator to give your account a new password.',
    emailSent: 'No mail is set up',
    checkYourEmailForPasswordReset:
      'No mail was sent. Ask an administrator to give your account a new password.',
  },
}
