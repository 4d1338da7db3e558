"""finish_packages.py TIME PACKAGE...: adds to each package an SPDX document of what is inside, and makes its bytes depend on the content alone.

The document names every file with its digests, the packages that it depends on, and, where libzmq is inside, the sources and patches it was built from. No
tool for .NET sees the latter: they know packages, not native libraries. TIME is that of the commit, in seconds since 1970."""
import datetime
import hashlib
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

SBOM = "_manifest/spdx_2.2/manifest.spdx.json"  # where NuGet's own tools look for it, whatever the version of SPDX
LICENCES = {"libzmq": "LicenseRef-libzmq", "libsodium": "ISC"}
HOMES = {"libzmq": "https://zeromq.org", "libsodium": "https://libsodium.org"}


def read(path):
    with zipfile.ZipFile(path) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}


def identifier(*parts):
    return "SPDXRef-" + re.sub("[^A-Za-z0-9.-]", "-", "-".join(parts))


def nuspec(files):
    text = next(content for name, content in files.items() if name.endswith(".nuspec") and "/" not in name)
    metadata = ElementTree.fromstring(text)[0]
    namespace = {"n": metadata.tag[1:].split("}")[0]}
    dependencies = {d.get("id"): d.get("version") for d in metadata.iterfind(".//n:dependency", namespace)}
    return {
        "id": metadata.findtext("n:id", namespaces=namespace),
        "version": metadata.findtext("n:version", namespaces=namespace),
        "licence": metadata.findtext("n:license[@type='expression']", namespaces=namespace),
        "dependencies": dependencies,
    }


def nuget_package(name, version, licence=None):
    return {
        "SPDXID": identifier("Package", name),
        "name": name,
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": licence or "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "supplier": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": f"pkg:nuget/{name}@{version}"}],
    }


def native_packages(files):
    """libzmq and libsodium, once each, with the files they were built from: all platforms are built from the same."""
    manifests = [json.loads(content) for name, content in sorted(files.items()) if re.fullmatch("native/[^/]+/manifest.json", name)]
    for library in ("libzmq", "libsodium") if manifests else ():
        first = manifests[0]
        if any((m[library], m["sources"], m["patches"]) != (first[library], first["sources"], first["patches"]) for m in manifests):
            sys.exit(f"finish_packages: the builds of {library} for {', '.join(m['rid'] for m in manifests)} have different sources; build them anew.")
        debian_name = {"libzmq": "zeromq3", "libsodium": "libsodium"}[library]
        sources = [f"{n} (SHA-256 {d})" for n, d in first["sources"].items() if n.startswith(debian_name + "_")]
        patches = [f"{n} (SHA-256 {d})" for n, d in first["patches"].items() if n.startswith(library + "/")]
        yield {
            "SPDXID": identifier("Package", library),
            "name": library,
            "versionInfo": first[library],
            "downloadLocation": "NOASSERTION",
            "homepage": HOMES[library],
            "filesAnalyzed": False,
            "sourceInfo": "built from " + ", ".join(sources) + (", with the patches " + ", ".join(patches) if patches else ""),
            "licenseConcluded": LICENCES[library],
            "licenseDeclared": LICENCES[library],
            "copyrightText": "NOASSERTION",
            "supplier": "NOASSERTION",
            "externalRefs": [
                {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": f"pkg:github/{home}@{version}"}
                for home, version in [{"libzmq": ("zeromq/libzmq", f"v{first['libzmq']}"), "libsodium": ("jedisct1/libsodium", first["libsodium"])}[library]]
            ],
        }


def bundled_packages(files):
    """Assemblies of other packages inside this one: tools have their dependencies with them."""
    for name, content in files.items():
        if name.endswith(".deps.json"):
            for library, facts in json.loads(content)["libraries"].items():
                if facts["type"] == "package":
                    yield nuget_package(*library.split("/"))


def file_entries(files):
    for name, content in sorted(files.items()):
        yield {
            "SPDXID": identifier("File", name, hashlib.sha1(name.encode()).hexdigest()[:8]),
            "fileName": f"./{name}",
            "checksums": [
                {"algorithm": "SHA1", "checksumValue": hashlib.sha1(content).hexdigest()},
                {"algorithm": "SHA256", "checksumValue": hashlib.sha256(content).hexdigest()},
            ],
            "licenseConcluded": "NOASSERTION",
            "licenseInfoInFiles": ["NOASSERTION"],
            "copyrightText": "NOASSERTION",
        }


def document(files, time):
    package = nuspec(files)
    entries = list(file_entries(files))
    # SPDX's own digest over the files of a package.
    code = hashlib.sha1("".join(sorted(e["checksums"][0]["checksumValue"] for e in entries)).encode()).hexdigest()
    root = nuget_package(package["id"], package["version"], package["licence"])
    root.update(filesAnalyzed=True, packageVerificationCode={"packageVerificationCodeValue": code}, licenseInfoFromFiles=["NOASSERTION"])
    natives = list(native_packages(files))
    others = {p["SPDXID"]: p for p in [*(nuget_package(*d) for d in package["dependencies"].items()), *bundled_packages(files)]}
    root_id = root["SPDXID"]
    relationships = [("SPDXRef-DOCUMENT", "DESCRIBES", root_id)]
    relationships += [(root_id, "CONTAINS", p["SPDXID"]) for p in natives]
    relationships += [(root_id, "DEPENDS_ON", spdx_id) for spdx_id in others]
    relationships += [(root_id, "CONTAINS", e["SPDXID"]) for e in entries]
    result = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"{package['id']} {package['version']}",
        "documentNamespace": f"https://spdx.org/spdxdocs/{package['id']}-{package['version']}-{code}",
        "creationInfo": {"created": f"{datetime.datetime.fromtimestamp(time, datetime.UTC):%Y-%m-%dT%H:%M:%SZ}", "creators": ["Tool: ZmqInterop-build-pack"]},
        "packages": [root, *natives, *others.values()],
        "files": entries,
        "relationships": [{"spdxElementId": a, "relationshipType": kind, "relatedSpdxElement": b} for a, kind, b in relationships],
    }
    if natives:
        licence = next(content for name, content in sorted(files.items()) if name.endswith("libzmq.COPYING.LESSER.txt"))
        result["hasExtractedLicensingInfos"] = [
            {"licenseId": "LicenseRef-libzmq", "name": "LGPL-3.0-or-later with libzmq's exception for linking", "extractedText": licence.decode()}
        ]
    return json.dumps(result, indent=1).encode()


def with_fixed_names(files):
    """NuGet gives the file of core properties a name by chance, and the relations to it as well."""
    chance = next((name for name in files if name.endswith(".psmdcp")), None)
    if chance is None:
        return files
    fixed = os.path.dirname(chance) + "/core.psmdcp"
    relations = files["_rels/.rels"].decode().replace(chance, fixed)
    for number, found in enumerate(re.findall(' Id="([^"]*)"', relations), 1):
        relations = relations.replace(f' Id="{found}"', f' Id="R{number}"')
    return {**{n: c for n, c in files.items() if n != chance}, fixed: files[chance], "_rels/.rels": relations.encode()}


def with_json_type(files):
    types = files["[Content_Types].xml"].decode()
    if 'Extension="json"' not in types:
        types = types.replace("</Types>", '<Default Extension="json" ContentType="application/octet" /></Types>')
    return {**files, "[Content_Types].xml": types.encode()}


def write(path, files, time):
    moment = datetime.datetime.fromtimestamp(max(time, 315619200), datetime.UTC).timetuple()[:6]  # zip begins in 1980
    with zipfile.ZipFile(path, "w") as package:
        for name in sorted(files, key=lambda n: ("/" in n, not n.endswith(".nuspec"), n)):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            package.writestr(entry, files[name], compresslevel=9)


def main(time, *paths):
    for path in paths:
        files = with_fixed_names(read(path))
        if path.endswith(".nupkg"):
            files = with_json_type(files)
            # The parts of the container itself are no content.
            content = {n: c for n, c in files.items() if n not in ("[Content_Types].xml", "_rels/.rels") and not n.endswith(".psmdcp")}
            files[SBOM] = document(content, int(time))
        write(path, files, int(time))


main(*sys.argv[1:])
