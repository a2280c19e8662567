/** The drawing of the starter's process: acceptance with 补正, review by somebody else, issuance. */
export const STARTER_PROCESS = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:wutong="https://wutong.dev/bpmn/1" id="definitions" targetNamespace="https://wutong.dev/packs">
  <bpmn:message id="message_supplement" name="supplement" />
  <bpmn:process id="kite" name="受理、复核、出件" isExecutable="true">
    <bpmn:startEvent id="received" name="收件">
      <bpmn:outgoing>received_intake</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:exclusiveGateway id="intake">
      <bpmn:incoming>received_intake</bpmn:incoming>
      <bpmn:incoming>supplement_intake</bpmn:incoming>
      <bpmn:outgoing>intake_acceptance</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="acceptance" name="受理" wutong:post="acceptance" wutong:level="town">
      <bpmn:extensionElements>
        <wutong:outcomes>
          <wutong:outcome id="accept" name="受理" kind="accept" />
          <wutong:outcome id="supplement" name="一次性告知补正" kind="supplement" />
          <wutong:outcome id="notAccept" name="不予受理" kind="notAccept" opinion="true" />
        </wutong:outcomes>
      </bpmn:extensionElements>
      <bpmn:incoming>intake_acceptance</bpmn:incoming>
      <bpmn:outgoing>acceptance_accepted</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="accepted" name="受理结论" default="accepted_notAccepted">
      <bpmn:incoming>acceptance_accepted</bpmn:incoming>
      <bpmn:outgoing>accepted_supplement</bpmn:outgoing>
      <bpmn:outgoing>accepted_notAccepted</bpmn:outgoing>
      <bpmn:outgoing>accepted_verification</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:receiveTask id="supplement" name="补正材料" messageRef="message_supplement" wutong:post="applicant" wutong:clock="pause" wutong:clockReason="supplement">
      <bpmn:incoming>accepted_supplement</bpmn:incoming>
      <bpmn:outgoing>supplement_intake</bpmn:outgoing>
    </bpmn:receiveTask>
    <bpmn:boundaryEvent id="supplementExpired" name="30个工作日未补正" attachedToRef="supplement">
      <bpmn:outgoing>supplementExpired_expired</bpmn:outgoing>
      <bpmn:timerEventDefinition id="supplementExpired_timer" wutong:timerUnit="workingDay">
        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D</bpmn:timeDuration>
      </bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="expired" name="逾期未补正" wutong:result="expired">
      <bpmn:incoming>supplementExpired_expired</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:endEvent id="notAccepted" name="不予受理" wutong:result="notAccepted">
      <bpmn:incoming>accepted_notAccepted</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="verification" name="复核" wutong:post="verification" wutong:level="town" wutong:sendBackTo="acceptance">
      <bpmn:extensionElements>
        <wutong:outcomes>
          <wutong:outcome id="approve" name="同意" kind="approve" />
          <wutong:outcome id="deny" name="不同意" kind="deny" opinion="true" />
        </wutong:outcomes>
      </bpmn:extensionElements>
      <bpmn:incoming>accepted_verification</bpmn:incoming>
      <bpmn:outgoing>verification_verified</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="verified" name="复核结论" default="verified_denied">
      <bpmn:incoming>verification_verified</bpmn:incoming>
      <bpmn:outgoing>verified_denied</bpmn:outgoing>
      <bpmn:outgoing>verified_issuance</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="denied" name="不予登记" wutong:result="denied">
      <bpmn:incoming>verified_denied</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="issuance" name="出件" wutong:post="issuance" wutong:level="town">
      <bpmn:extensionElements>
        <wutong:outcomes>
          <wutong:outcome id="issue" name="送达" kind="issue" />
        </wutong:outcomes>
      </bpmn:extensionElements>
      <bpmn:incoming>verified_issuance</bpmn:incoming>
      <bpmn:outgoing>issuance_granted</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="granted" name="办结" wutong:result="granted">
      <bpmn:incoming>issuance_granted</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="received_intake" sourceRef="received" targetRef="intake" />
    <bpmn:sequenceFlow id="intake_acceptance" sourceRef="intake" targetRef="acceptance" />
    <bpmn:sequenceFlow id="acceptance_accepted" sourceRef="acceptance" targetRef="accepted" />
    <bpmn:sequenceFlow id="accepted_supplement" name="补正" sourceRef="accepted" targetRef="supplement">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "supplement"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="supplement_intake" name="已补正" sourceRef="supplement" targetRef="intake" />
    <bpmn:sequenceFlow id="supplementExpired_expired" sourceRef="supplementExpired" targetRef="expired" />
    <bpmn:sequenceFlow id="accepted_notAccepted" name="不予受理" sourceRef="accepted" targetRef="notAccepted" />
    <bpmn:sequenceFlow id="accepted_verification" name="受理" sourceRef="accepted" targetRef="verification">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "accept"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="verification_verified" sourceRef="verification" targetRef="verified" />
    <bpmn:sequenceFlow id="verified_denied" name="不同意" sourceRef="verified" targetRef="denied" />
    <bpmn:sequenceFlow id="verified_issuance" name="同意" sourceRef="verified" targetRef="issuance">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "approve"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="issuance_granted" sourceRef="issuance" targetRef="granted" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="kite">
      <bpmndi:BPMNShape id="received_di" bpmnElement="received">
        <dc:Bounds x="160" y="222" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="intake_di" bpmnElement="intake" isMarkerVisible="true">
        <dc:Bounds x="250" y="215" width="50" height="50" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="acceptance_di" bpmnElement="acceptance">
        <dc:Bounds x="350" y="200" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="accepted_di" bpmnElement="accepted" isMarkerVisible="true">
        <dc:Bounds x="510" y="215" width="50" height="50" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="supplement_di" bpmnElement="supplement">
        <dc:Bounds x="485" y="60" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="supplementExpired_di" bpmnElement="supplementExpired">
        <dc:Bounds x="567" y="82" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="expired_di" bpmnElement="expired">
        <dc:Bounds x="700" y="82" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="notAccepted_di" bpmnElement="notAccepted">
        <dc:Bounds x="517" y="332" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="verification_di" bpmnElement="verification">
        <dc:Bounds x="620" y="200" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="verified_di" bpmnElement="verified" isMarkerVisible="true">
        <dc:Bounds x="780" y="215" width="50" height="50" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="denied_di" bpmnElement="denied">
        <dc:Bounds x="787" y="332" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="issuance_di" bpmnElement="issuance">
        <dc:Bounds x="890" y="200" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="granted_di" bpmnElement="granted">
        <dc:Bounds x="1060" y="222" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="received_intake_di" bpmnElement="received_intake">
        <di:waypoint x="196" y="240" />
        <di:waypoint x="250" y="240" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="intake_acceptance_di" bpmnElement="intake_acceptance">
        <di:waypoint x="300" y="240" />
        <di:waypoint x="350" y="240" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="acceptance_accepted_di" bpmnElement="acceptance_accepted">
        <di:waypoint x="450" y="240" />
        <di:waypoint x="510" y="240" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="accepted_supplement_di" bpmnElement="accepted_supplement">
        <di:waypoint x="535" y="215" />
        <di:waypoint x="535" y="140" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="supplement_intake_di" bpmnElement="supplement_intake">
        <di:waypoint x="485" y="100" />
        <di:waypoint x="275" y="100" />
        <di:waypoint x="275" y="215" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="supplementExpired_expired_di" bpmnElement="supplementExpired_expired">
        <di:waypoint x="603" y="100" />
        <di:waypoint x="700" y="100" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="accepted_notAccepted_di" bpmnElement="accepted_notAccepted">
        <di:waypoint x="535" y="265" />
        <di:waypoint x="535" y="332" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="accepted_verification_di" bpmnElement="accepted_verification">
        <di:waypoint x="560" y="240" />
        <di:waypoint x="620" y="240" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="verification_verified_di" bpmnElement="verification_verified">
        <di:waypoint x="720" y="240" />
        <di:waypoint x="780" y="240" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="verified_denied_di" bpmnElement="verified_denied">
        <di:waypoint x="805" y="265" />
        <di:waypoint x="805" y="332" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="verified_issuance_di" bpmnElement="verified_issuance">
        <di:waypoint x="830" y="240" />
        <di:waypoint x="890" y="240" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="issuance_granted_di" bpmnElement="issuance_granted">
        <di:waypoint x="990" y="240" />
        <di:waypoint x="1060" y="240" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
