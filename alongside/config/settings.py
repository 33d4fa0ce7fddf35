"""All settings, from the environment; `docs/operations.md` lists every name with its default and meaning."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.config import environment
from alongside.config.environment import SettingsError

BASE = Path(__file__).resolve().parents[2]
DATA = environment.data_folder("ALONGSIDE_DATA", BASE / "var" / "data")

DEMO = environment.switch("ALONGSIDE_DEMO", False)
DEBUG = environment.switch("ALONGSIDE_DEBUG", False)
SECRET_KEY = environment.secret_key("ALONGSIDE_SECRET_KEY", DATA)
SECRET_KEY_FALLBACKS = environment.words("ALONGSIDE_SECRET_KEY_FALLBACKS", [])

# Where people reach us.
SITE_ADDRESS = environment.text("ALONGSIDE_ADDRESS", "http://localhost:8000").rstrip("/")
if not SITE_ADDRESS.startswith(("http://", "https://")):
    raise SettingsError("ALONGSIDE_ADDRESS must start with http:// or https://.")
TLS = SITE_ADDRESS.startswith("https://")
SERVICE_NAME = environment.text("ALONGSIDE_SERVICE_NAME", "Alongside")
CONTACT_EMAIL = environment.email("ALONGSIDE_CONTACT_EMAIL", "help@alongside.example")
SECURITY_CONTACT = environment.text("ALONGSIDE_SECURITY_CONTACT", "mailto:security@alongside.example")
_host = SITE_ADDRESS.split("://", 1)[1].split("/", 1)[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = environment.words("ALONGSIDE_HOSTS", sorted({_host, "localhost", "127.0.0.1"}))
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
TRUSTED_PROXIES = environment.number("ALONGSIDE_TRUSTED_PROXIES", 0, least=0, most=5)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What we are made of, lowest room first.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "alongside.design",
    "alongside.web",
    "alongside.imports",
    "alongside.jobs",
    "alongside.audit",
    "alongside.messages",
    "alongside.people",
    "alongside.organisations",
    "alongside.opportunities",
    "alongside.selection",
    "alongside.projects",
    "alongside.site",
]
MIDDLEWARE = [
    "alongside.web.requests.RequestMiddleware",
    "alongside.web.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alongside.web.pages.KeptPagesMiddleware",
    "alongside.web.conditional.CompressionMiddleware",
    "alongside.web.conditional.ConditionalMiddleware",
    "alongside.web.pages.KeepPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "alongside.web.errors.ErrorsMiddleware",
    "alongside.web.access.AccessMiddleware",
]
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "alongside.config.jinja.environment",
            "context_processors": ["alongside.web.kept.whose_form"],
        },
    },
]
FORM_RENDERER = "alongside.design.renderer.FormRenderer"
SILENCED_SYSTEM_CHECKS: list[str] = []

# Where things are kept.
DATABASES = {"default": environment.database("DATABASE_URL", DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Who people are.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SIGN_IN_ADDRESS = "/sign-in/"
JOIN_ADDRESS = "/join/"
LOGIN_URL = SIGN_IN_ADDRESS
LOGIN_REDIRECT_URL = "/me/"
SESSION_ENGINE = "alongside.web.sessions"
SESSION_COOKIE_AGE = environment.number("ALONGSIDE_SESSION_DAYS", 14, least=1, most=90) * 86_400
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_NAME = "csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = TLS
CSRF_FAILURE_VIEW = "alongside.web.kept.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_ADAPTER = "alongside.people.adapter.AccountAdapter"
MFA_ADAPTER = "alongside.people.adapter.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_TIMEOUT = 30 * 60  # longer than the code, so that an old code can be told from none
ACCOUNT_FORMS = {
    "request_login_code": "alongside.people.signing_in.forms.AddressForm",
    "confirm_login_code": "alongside.people.signing_in.forms.CodeForm",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS
MFA_TOTP_ISSUER = SERVICE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_REAUTHENTICATION_REQUIRED = False  # our own, by code as well: people.security.gates.signed_in_lately
MFA_FORMS = {
    "add_webauthn": "alongside.people.security.forms.AddPasskeyForm",
    "edit_webauthn": "alongside.people.security.forms.EditPasskeyForm",
    "login_webauthn": "alongside.people.security.forms.SignInByPasskeyForm",
    "authenticate": "alongside.people.security.forms.SecondStepForm",
    "authenticate_webauthn": "alongside.people.security.forms.SecondStepByPasskeyForm",
    "activate_totp": "alongside.people.security.forms.AddAuthenticatorForm",
    "deactivate_totp": "alongside.people.security.forms.RemoveAuthenticatorForm",
    "generate_recovery_codes": "alongside.people.security.forms.NewRecoveryCodesForm",
}
# Administrators and involvement leads need a passkey or an authenticator; the demonstration's have none.
SECOND_STEP = environment.switch("ALONGSIDE_SECOND_STEP", not DEMO)
USERSESSIONS_TRACK_ACTIVITY = False

# Language and time: stored in UTC, shown in Europe/London.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE / "alongside" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Files to the browser.
STATIC_URL = "/assets/"
STATIC_ROOT = BASE / "build" / "static"
STATICFILES_DIRS = [folder for folder in [BASE / "build" / "assets"] if folder.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "alongside.web.files.HashedStorage"
    },
}
MEDIA_ROOT = DATA / "files"
WHITENOISE_USE_FINDERS = DEBUG

# Safety.
SECURE_HSTS_SECONDS = 63_072_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_SSL_REDIRECT = TLS and TRUSTED_PROXIES > 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
RATE_LIMITS = environment.switch("ALONGSIDE_RATE_LIMITS", True)
ACCOUNT_RATE_LIMITS: Any = {} if RATE_LIMITS else False
MFA_RATE_LIMITS: Any = {} if RATE_LIMITS else False
WRITES_PER_HOUR = environment.number("ALONGSIDE_WRITES_PER_HOUR", 600, least=10, most=1_000_000)

# What we send.
vars().update(environment.email_server("ALONGSIDE_EMAIL_SERVER"))
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if environment.email_server("ALONGSIDE_EMAIL_SERVER")
    else "alongside.messages.backends.KeepBackend"
)
DEFAULT_FROM_EMAIL = environment.email("ALONGSIDE_EMAIL_FROM", f"{SERVICE_NAME} <no-reply@alongside.example>")

# How long it stays on record to whom and what was written.
MESSAGES_KEPT = timedelta(days=environment.number("ALONGSIDE_MESSAGES_KEPT_DAYS", 30, least=1, most=3650))

# An account that nobody used for so long is deleted, after warnings a month and a week before.
DORMANT_AFTER = timedelta(days=30 * environment.number("ALONGSIDE_DORMANT_MONTHS", 24, least=3, most=120))

# How long it is kept that somebody was interested in something, when the answer was not yes.
INTEREST_MONTHS = environment.number("ALONGSIDE_INTEREST_MONTHS", 6, least=1, most=60)

LOG_LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "alongside.web.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": environment.one_of("ALONGSIDE_LOG_LEVEL", "INFO", LOG_LEVELS)},
    "loggers": {
        "django": {"level": "INFO"},
        "django.server": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},  # it would say once a second that it starts and stops
    },
}
