# SPDX-License-Identifier: AGPL-3.0-or-later
"""A portal in Python as somebody else would write it: Flask and Authlib, its settings from the page.

Whoever is in the community may write; the portal asks Piazza at every attempt.
"""

import json
import logging
import sys

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session
from requests import HTTPError

asked = json.load(sys.stdin)
settings = asked["settings"]

app = Flask(__name__)
app.secret_key = asked["cookie_key"]
app.config["SESSION_COOKIE_NAME"] = "portal_session"
oauth = OAuth(app)
piazza = oauth.register(
    "piazza",
    client_id=settings["client_id"],
    client_secret=settings["client_secret"],
    server_metadata_url=settings["server_metadata_url"],
    client_kwargs={
        "scope": settings["scope"],
        "code_challenge_method": settings["code_challenge_method"],
        "token_endpoint_auth_method": settings["token_endpoint_auth_method"],
    },
)


@app.get("/")
def home():
    person = session.get("person")
    return f"<main>{person['name'] if person else 'Nessuno'}</main>"


@app.get("/accedi")
def sign_in():
    return piazza.authorize_redirect(settings["redirect_uri"])


@app.get("/callback")
def callback():
    token = piazza.authorize_access_token()
    info = piazza.userinfo(token=token)
    if info["sub"] != token["userinfo"]["sub"]:
        return "another person", 400
    session["person"] = {"sub": info["sub"], "name": info["name"]}
    session["refresh_token"] = token["refresh_token"]
    return redirect("/")


@app.post("/scrivi")
def write():
    if "refresh_token" not in session:
        return "sign in first", 401
    try:
        token = piazza.fetch_access_token(
            grant_type="refresh_token", refresh_token=session["refresh_token"]
        )
    except OAuthError as error:
        session.clear()
        return error.error, 401
    session["refresh_token"] = token["refresh_token"]
    try:
        groups = piazza.userinfo(token=token).get("groups", [])
    except HTTPError:
        # Whoever signs out between the two requests leaves a token that is good for nothing.
        return "not now", 401
    return ("written", 201) if asked["group"] in groups else ("not a member", 403)


logging.getLogger("werkzeug").setLevel(logging.INFO)
app.run(host="localhost", port=asked["port"])
