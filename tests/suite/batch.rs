//! `laureate batch`: one JSON request in, one JSON answer out, in the documented form.

use serde_json::{Value, json};

use crate::harness::run;

/// Runs a batch over these lines and reads its answers.
fn batch(lines: &str) -> (Vec<Value>, i32, String) {
    let run = run(&["batch"], lines);
    let answers = run.out.lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect();
    (answers, run.code, run.err)
}

#[test]
fn an_answer_has_the_documented_form() {
    let (answers, code, err) = batch("{\"id\":\"7\",\"lookup\":\"harogate smart parkng\"}\n");
    assert_eq!((code, err.as_str()), (0, ""));
    let answer = answers[0].as_object().unwrap();
    let keys: Vec<&str> = answer.keys().map(String::as_str).collect();
    assert_eq!(keys, ["answered", "entries", "id", "micros", "text", "total", "understood"]);
    assert_eq!((&answer["id"], &answer["answered"], &answer["total"]), (&json!("7"), &json!(true), &json!(2)));
    let entry = &answer["entries"][0];
    assert_eq!(entry["id"], "harrogate-smart-parking");
    assert_eq!(entry["collection"], "iNetwork Innovation Awards 2018");
    let source = json!({
        "name": "iNetwork Innovation Awards 2018, brochure",
        "url": null,
        "file": "000_0c8f589513c9faab.txt",
        "lines": [[1210, 1262]],
    });
    assert_eq!(entry["source"], source);
    assert!(entry["score"].as_f64().unwrap() > 0.5);
    assert!(answer["text"].as_str().unwrap().starts_with("SMART Parking in Harrogate"));
}

#[test]
fn every_kind_of_request_is_answered() {
    let (answers, code, _) = batch(concat!(
        "{\"ask\":\"who won the partner excellence award?\"}\n",
        "{\"lookup\":\"parking\",\"filters\":{\"year\":\"2018\"}}\n",
        "{\"winners\":{\"award\":\"iNetwork\"}}\n",
        "{\"similar_to\":\"harrogate-smart-parking\"}\n",
        "{\"browse\":{\"topic\":\"parking\"}}\n",
        "{\"show\":\"harrogate-smart-parking\"}\n",
        "{\"suggest\":\"smart\"}\n",
        "{\"about\":{}}\n",
    ));
    assert_eq!((answers.len(), code), (8, 0));
    for answer in &answers {
        assert_eq!(answer["answered"], true, "{answer}");
        assert_eq!(answer.get("id"), None);
    }
    assert_eq!(answers[2]["total"], 7);
}

#[test]
fn a_line_that_is_no_request_is_told_and_the_others_go_on() {
    let (answers, code, err) = batch(concat!(
        "{\"id\":1,\"lookup\":\"parking\"}\n",
        "{\"id\":2,\"lookup\n",
        "\n",
        "{\"id\":3}\n",
        "{\"id\":4,\"lookup\":\"a\",\"ask\":\"b\"}\n",
        "{\"id\":5,\"lokup\":\"a\"}\n",
        "{\"id\":6,\"lookup\":\"parking\"}\n",
    ));
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!(1), &Value::Null, &json!(3), &json!(4), &Value::Null, &json!(6)]);
    let error = |at: usize| answers[at]["error"].as_str().unwrap_or_default();
    assert!(error(1).starts_with("line 2: no request: "), "{}", error(1));
    assert!(error(2).starts_with("line 4: expected exactly one of ask, lookup"), "{}", error(2));
    assert!(error(4).contains("unknown field `lokup`"), "{}", error(4));
    assert_eq!(answers[5]["answered"], true);
    assert_eq!((code, err.as_str()), (2, "4 of 7 lines held no request; their answers say why.\n"));
}

#[test]
fn entries_are_fifty_at_most_and_the_total_tells_of_the_rest() {
    let (answers, ..) = batch("{\"browse\":{\"award\":\"LGC\"}}\n");
    assert_eq!(answers[0]["entries"].as_array().unwrap().len(), 50);
    assert_eq!(answers[0]["total"], 177);
}

#[test]
fn a_request_is_answered_the_same_every_time() {
    let line = "{\"lookup\":\"social care for older people\"}\n";
    let (mut answers, ..) = batch(&line.repeat(20));
    for answer in &mut answers {
        answer["micros"] = Value::Null;
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    let (mut again, ..) = batch(line);
    again[0]["micros"] = Value::Null;
    assert_eq!(again[0], answers[0]);
}

#[test]
fn an_id_comes_back_as_it_was() {
    for id in ["1180591620717411303423", "-0.10", "1e400", "\"\\u00e9 \"", "{\"a\": [1,\t2]}", "true"] {
        for request in ["\"lookup\":\"parking\"", "\"lokup\":1", ""] {
            let comma = if request.is_empty() { "" } else { "," };
            let run = run(&["batch"], &format!("{{\"id\":{id}{comma}{request}}}\n"));
            // A line that is not a request at all is answered without its id.
            let told = run.out.contains(&format!("\"id\":{id},"));
            assert!(told || request.starts_with("\"lokup\""), "{id}: {}", run.out);
        }
    }
}
