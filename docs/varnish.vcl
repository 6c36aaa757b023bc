# A cache in front of Tickertape, purged by it: start gateways with CDN_PURGE_URL=http://<this host>/purge.
vcl 4.1;

backend default {
  .host = "127.0.0.1";
  .port = "4000";
}

# Who may purge: the gateways.
acl gateways {
  "127.0.0.1";
  "::1";
}

sub vcl_recv {
  if (req.url == "/purge") {
    if (client.ip !~ gateways || req.method != "POST") {
      return (synth(403));
    }
    if (req.http.Surrogate-Key == "*") {
      ban("obj.status != 0");
    } else {
      # Tags have no spaces and commas; what else regular expressions know is taken literally.
      set req.http.X-Tags = regsuball(req.http.Surrogate-Key, "([.*+?^$()|\[\]{}\\])", "\\\1");
      ban("obj.http.Cache-Tag ~ (^|,)(" + regsuball(req.http.X-Tags, " ", "|") + ")(,|$)");
    }
    return (synth(204));
  }
  if (req.http.Authorization || req.http.X-News-Cursor || req.http.Upgrade) {
    return (pass);
  }
}

sub vcl_backend_response {
  # As long as the answer says, and then as long as it says it may be given while a new one is fetched.
  set beresp.grace = 10s;
}
