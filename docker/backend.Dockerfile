# Web, worker, timer and files: one image, the command names the part.
FROM python:3.12-slim AS packages
WORKDIR /srv/shiji
COPY requirements-uv.lock requirements-server.lock ./
# What installs stays behind. Packages are compiled here, as nobody may write them later.
RUN python -m venv /opt/installer && python -m venv --without-pip .venv \
 && /opt/installer/bin/pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
 && /opt/installer/bin/uv pip install --no-cache --compile-bytecode --python .venv/bin/python \
    --require-hashes -r requirements-server.lock

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 \
    PATH=/srv/shiji/.venv/bin:$PATH \
    SHIJI_HOST=0.0.0.0 \
    SHIJI_STATE_DIR=/var/lib/shiji
# A volume takes over owner and mode of the folder it is laid on.
RUN useradd --system --uid 999 --no-create-home --home-dir /var/lib/shiji shiji \
 && install -d -m 700 -o shiji -g shiji /var/lib/shiji /var/lib/shiji/files /var/lib/shiji/backups
WORKDIR /srv/shiji
COPY --from=packages /srv/shiji/.venv .venv
COPY pyproject.toml ./
COPY backend backend
COPY payments payments
COPY procurement procurement
COPY markets markets
# Static files with settings that need no secret; none is made, as all who have the image would share it.
RUN python -m compileall -q backend payments procurement markets \
 && SECRET_KEY=of-this-step-alone python -m backend collectstatic --noinput && chown -R shiji: /var/lib/shiji
USER shiji
ENV DJANGO_SETTINGS_MODULE=backend.config.settings.production
EXPOSE 8001 8002
ENTRYPOINT ["python", "-m", "backend"]
CMD ["--only", "web"]
