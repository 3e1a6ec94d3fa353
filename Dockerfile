FROM python:3.12-slim

COPY setup.cfg pyproject.toml README.md LICENSE NOTICE /src/
COPY audit /src/audit
RUN pip install --no-cache-dir --disable-pip-version-check /src \
    && rm -rf /src \
    && useradd --create-home --uid 10001 audit

USER 10001
WORKDIR /data
ENTRYPOINT ["audit"]
CMD ["--help"]
