# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Plone site in memory, with the settings it reads from its standard input, served on one port.

The settings are those of the page for Plone, by the titles of the plugin's control panel.
"""

import json
import os
import sys
import tempfile

SITE_ZCML = """
<configure xmlns="http://namespaces.zope.org/zope"
           xmlns:meta="http://namespaces.zope.org/meta"
           xmlns:five="http://namespaces.zope.org/five">
  <include package="Products.Five" />
  <meta:redefinePermission from="zope2.Public" to="zope.Public" />
  <five:loadProducts file="meta.zcml"/>
  <five:loadProducts />
  <five:loadProductsOverrides />
  <securityPolicy component="AccessControl.security.SecurityPolicy" />
</configure>
"""

ZOPE_CONF = """
%define INSTANCE {home}
instancehome $INSTANCE
default-zpublisher-encoding utf-8
<zodb_db main>
  <mappingstorage>
  </mappingstorage>
  mount-point /
</zodb_db>
"""


def make_instance():
    home = tempfile.mkdtemp(prefix="plone-")
    os.makedirs(os.path.join(home, "etc"))
    os.makedirs(os.path.join(home, "var"))
    with open(os.path.join(home, "etc", "site.zcml"), "w") as file:
        file.write(SITE_ZCML)
    conf = os.path.join(home, "etc", "zope.conf")
    with open(conf, "w") as file:
        file.write(ZOPE_CONF.format(home=home))
    return conf


def add_site(root):
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.users import UnrestrictedUser
    from Products.CMFPlone.factory import addPloneSite
    from zope.component.hooks import setSite

    admin = UnrestrictedUser("admin", "", ["Manager"], "").__of__(root.acl_users)
    newSecurityManager(None, admin)
    extensions = (
        "plone.app.contenttypes:default",
        "plone.restapi:default",
        "plonetheme.barceloneta:default",
        "pas.plugins.oidc:default",
    )
    site = addPloneSite(root, "Plone", extension_ids=extensions, default_language="it")
    setSite(site)
    return site


def follow_page(site, settings):
    """Sets what the page says, by the titles of the control panel; any other title is an error."""
    from pas.plugins.oidc.interfaces import IOIDCSettings
    from zope.schema import getFieldsInOrder
    from zope.schema.interfaces import IBool, IList

    fields = {field.title: (name, field) for name, field in getFieldsInOrder(IOIDCSettings)}
    for title, value in settings:
        name, field = fields[title]
        if IList.providedBy(field):
            value = value.split()
        if IBool.providedBy(field):
            value = value == "true"
        site.acl_users.oidc.manage_changeProperties(**{name: value})
    site.portal_groupdata.manage_addProperty("type", "", "string")
    site.acl_users.session.per_user_keyring = True


def add_folder(site, group):
    """Where the members of a community may write."""
    from plone import api

    folder = api.content.create(site, "Folder", id="comunita", title="Comunità")
    api.content.transition(folder, "publish")
    folder.manage_setLocalRoles(group, ["Contributor", "Editor"])
    folder.reindexObjectSecurity()


def main():
    asked = json.load(sys.stdin)
    from Zope2.Startup.run import make_wsgi_app

    app = make_wsgi_app({}, make_instance())
    import transaction
    import waitress
    import Zope2
    from Testing.makerequest import makerequest

    root = makerequest(Zope2.app())
    site = add_site(root)
    follow_page(site, asked["settings"])
    add_folder(site, asked["group"])
    transaction.commit()
    root._p_jar.close()

    server = waitress.create_server(app, host="127.0.0.1", port=asked["port"], threads=2)
    print("ready", flush=True)
    server.run()


main()
