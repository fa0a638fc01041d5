# Web, worker, timer and files: one image, the command names the part.
FROM python:3.12-slim AS packages
WORKDIR /srv/shiji
COPY requirements-uv.lock requirements.lock ./
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
 && .venv/bin/uv pip install --no-cache --python .venv/bin/python --require-hashes -r requirements.lock

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 \
    PATH=/srv/shiji/.venv/bin:$PATH \
    SHIJI_HOST=0.0.0.0 \
    SHIJI_STATE_DIR=/var/lib/shiji
RUN useradd --system --uid 999 --create-home --home-dir /var/lib/shiji shiji
WORKDIR /srv/shiji
COPY --from=packages /srv/shiji/.venv .venv
COPY pyproject.toml ./
COPY backend backend
COPY payments payments
COPY procurement procurement
COPY markets markets
# Modules are compiled here, as nobody may write them later; static files with settings that need no secret.
RUN python -m compileall -q backend payments procurement markets \
 && python -m backend collectstatic --noinput && chown -R shiji: /var/lib/shiji
USER shiji
ENV DJANGO_SETTINGS_MODULE=backend.config.settings.production
EXPOSE 8001 8002
ENTRYPOINT ["python", "-m", "backend"]
CMD ["--only", "web"]
