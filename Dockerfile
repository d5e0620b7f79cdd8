# Two stages: packages are installed from the hashed lock in the first, the second holds only what runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/orienta
COPY requirements.lock .
RUN /opt/orienta/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
RUN /opt/orienta/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/orienta orienta
COPY --from=build /opt/orienta /opt/orienta
WORKDIR /var/lib/orienta
COPY content /usr/share/orienta/content
COPY locales /usr/share/orienta/locales
COPY forms /usr/share/orienta/forms
ENV PATH=/opt/orienta/bin:$PATH \
    ORIENTA_MODE=production \
    PYTHONUNBUFFERED=1 \
    ORIENTA_HOST=0.0.0.0 \
    ORIENTA_DATA_DIR=/var/lib/orienta/data \
    ORIENTA_DATABASE_URL=sqlite:////var/lib/orienta/data/orienta.db \
    ORIENTA_CONTENT_DIR=/usr/share/orienta/content \
    ORIENTA_LOCALES_DIR=/usr/share/orienta/locales \
    ORIENTA_FORMS_DIR=/usr/share/orienta/forms
USER 10001
VOLUME /var/lib/orienta/data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["orienta", "serve"]
