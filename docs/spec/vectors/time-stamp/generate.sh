#!/bin/sh
# Makes root.pem and token.txt with OpenSSL 3: a root, a time stamp authority below it, and its stamp on the SHA-256 of "abc".
# Keys are new each time and thrown away, so each run makes other files.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
cat > conf <<'END'
[req]
distinguished_name = name
[name]
[tsa]
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1, millisecs:500
serial = ./serial
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[stamps]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
END
echo 04 > serial
openssl req -x509 -newkey rsa:2048 -noenc -keyout root.key -out "$here/root.pem" -days 3650 -subj "/CN=Root" -config conf -extensions ca
openssl req -new -newkey rsa:2048 -noenc -keyout tsa.key -out tsa.csr -subj "/CN=Authority" -config conf
openssl x509 -req -in tsa.csr -CA "$here/root.pem" -CAkey root.key -days 3650 -extfile conf -extensions stamps -out tsa.pem
printf abc > data
openssl ts -query -data data -sha256 -cert -out query
openssl ts -reply -config conf -section tsa -queryfile query -signer tsa.pem -inkey tsa.key -token_out -out token
openssl base64 -in token -out "$here/token.txt"
openssl ts -reply -in token -token_in -text
